using Switchboard.Desk;
using Switchboard.Tenancy.Mail;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Host.Identity.SignUp;

/// <summary>How people come in without being let in by anybody: sign-up, confirmation, a forgotten password, invitations.</summary>
internal static class SignUpModule
{
    internal static void AddSignUp(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<IPublicAddress, PublicAddress>();
        builder.Services.AddMail(new MailOptions(settings["Smtp:Url"], Paths.Mail(settings), builder.Environment.IsDevelopment() || settings.GetValue<bool>("Mail:TellLinks")));
        builder.Services.AddSingleton<HourlyLimit>();
        builder.Services.AddSingleton<LetterRequest>();
        builder.Services.AddSingleton(new DisposableAddresses((settings["SignUp:BlockedDomains"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)));
        builder.Services.AddScoped<BrowserPerson>();
        builder.Services.AddScoped<SignUpEndpoint>();
    }

    internal static void MapSignUp(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapPost("/sign-up", SignUpEndpoint.ServeAsync);
        api.MapPost("/email-confirmation", ConfirmationEndpoints.SendAgainAsync);
        api.MapPost("/email-confirmation/confirm", ConfirmationEndpoints.ConfirmAsync);
        api.MapPost("/password-reset", PasswordResetEndpoints.AskAsync);
        api.MapPost("/password-reset/complete", PasswordResetEndpoints.CompleteAsync);
        api.MapPost("/invitations/show", InvitationEndpoints.ShowAsync);
        api.MapPost("/invitations/accept", InvitationEndpoints.AcceptAsync);
    }
}
