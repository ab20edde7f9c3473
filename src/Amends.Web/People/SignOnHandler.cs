using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace Amends.Web.People;

/// <summary>ASP.NET Core's OAuth with options of its own, which remembers that it asked the provider.</summary>
internal sealed class SignOnHandler(OAuthOptions options, ILoggerFactory log, UrlEncoder encoder) : OAuthHandler<OAuthOptions>(new These(options), log, encoder)
{
    protected override Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Context.Features.Set(context);
        return base.ExchangeCodeAsync(context);
    }

    private sealed class These(OAuthOptions options) : IOptionsMonitor<OAuthOptions>
    {
        public OAuthOptions CurrentValue => options;
        public OAuthOptions Get(string? name) => options;
        public IDisposable? OnChange(Action<OAuthOptions, string?> listener) => null;
    }
}
