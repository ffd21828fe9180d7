namespace Switchboard.Desk.Audit;

/// <summary>The audit log says that it changed and never what it says: what customers write, and how to reach them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
internal sealed class PersonalAttribute : Attribute;

/// <summary>Rows and columns that are a record themselves, or book-keeping.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
internal sealed class UnauditedAttribute : Attribute;
