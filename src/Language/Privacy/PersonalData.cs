namespace Switchboard.Language.Privacy;

/// <summary>What kind of personal data was found.</summary>
public enum PersonalDataKind
{
    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A Chinese identity card, its checksum right.</summary>
    IdentityCard,

    /// <summary>A bank card, its check digit right.</summary>
    BankCard,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A postal address, down to a street or house.</summary>
    Address,
}

/// <summary>Personal data in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct PersonalData(PersonalDataKind Kind, int Start, int Length);
