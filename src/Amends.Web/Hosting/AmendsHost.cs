using System.Net;
using Amends.Application;
using Amends.Application.Insights;
using Amends.Web.Api;
using Amends.Web.Forms;
using Amends.Web.Live;
using Amends.Web.People;
using Amends.Web.Shared;
using Microsoft.AspNetCore.HttpOverrides;

namespace Amends.Web.Hosting;

/// <summary>Puts the server together: the one place that says which parts it has and in which order a request meets them.</summary>
internal static class AmendsHost
{
    /// <param name="time">The clock of everything inside; null: that of the machine.</param>
    public static WebApplication Build(ServeSettings settings, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(AmendsHost).Assembly.GetName().Name,
            ContentRootPath = Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") ?? AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Limits.BodyBytes;
        });
        builder.AddAmendsLogging();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(new FormLabels(ComplainPages.Labels));
        builder.Services.AddAmends(new AmendsOptions { DataFolder = settings.DataFolder, Database = settings.Database });
        builder.Services.AddRateLimits(settings.Limits);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddAntiforgery(antiforgery => (antiforgery.Cookie.Name, antiforgery.Cookie.SecurePolicy) = ("amends-form", CookieSecurePolicy.SameAsRequest));
        builder.Services.AddSignIn();
        builder.Services.AddDescription();
        builder.Services.AddSingleton<RecentNews>().AddHostedService(services => services.GetRequiredService<RecentNews>());
        builder.Services.AddPages();
        KeysInDatabase.Add(builder.Services);

        var app = builder.Build();
        TrustProxy(app, settings.TrustedProxy);
        app.UseLanguages();
        app.UseSafetyHeaders();
        app.UseProblems();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseLock();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapSignIn();
        app.MapApi();
        app.MapDescription();
        app.MapPages();
        return app;
    }

    private static void TrustProxy(WebApplication app, string? proxy)
    {
        if (proxy is null)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Add(IPAddress.Parse(proxy));
        app.UseForwardedHeaders(options);
    }
}
