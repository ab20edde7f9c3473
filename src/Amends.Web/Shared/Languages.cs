using System.Globalization;
using Amends.Recovery;
using Microsoft.AspNetCore.Localization;

namespace Amends.Web.Shared;

/// <summary>
/// The languages of the customer's side. The one a customer asked for goes first, then what their browser prefers, then English. The workspace
/// speaks English whatever machine it runs on.
/// </summary>
internal static class Languages
{
    private const string Asked = "lang", Cookie = "amends-language";

    /// <summary>Cultures by name: a machine without their data (ICU) offers English alone rather than none.</summary>
    public static IReadOnlyList<CultureInfo> Offered { get; } = [.. ((string[])["en", "de", "es", "fr", "pt"]).Select(Known).OfType<CultureInfo>()];

    /// <summary>Those a customer may choose from, each by its own name.</summary>
    public static IEnumerable<(string Code, string Name)> All => Offered.Select(language => (language.Name, Wording.Sentence(language.NativeName)));

    /// <summary>The language of the page that is being made, for its <c>lang</c> attribute.</summary>
    public static string Current => CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : "en";

    public static void UseLanguages(this WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var customers = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(Offered[0]),
            SupportedCultures = [.. Offered],
            SupportedUICultures = [.. Offered],
            RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = Asked, UIQueryStringKey = Asked },
                new CookieRequestCultureProvider { CookieName = Cookie },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ],
        };
        app.UseWhen(context => IsForCustomers(context.Request.Path), side => side.UseRequestLocalization(customers).Use(Remember));
        app.UseWhen(context => !IsForCustomers(context.Request.Path), static side => side.Use(static (context, next) =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            return next(context);
        }));
    }

    /// <summary>The page at a path in another language.</summary>
    public static string Link(string path, string code) => $"{path}?{Asked}={code}";

    private static bool IsForCustomers(PathString path) =>
        path.StartsWithSegments("/c", StringComparison.Ordinal) || path.StartsWithSegments("/complain", StringComparison.Ordinal) || path.StartsWithSegments("/chat", StringComparison.Ordinal);

    private static bool IsFramed(PathString path) => path.StartsWithSegments("/complain/embedded", StringComparison.Ordinal) || path.StartsWithSegments("/chat/embedded", StringComparison.Ordinal);

    // No cookie before it is needed: only who chose a language by hand is remembered.
    private static Task Remember(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IRequestCultureFeature>() is { Provider: QueryStringRequestCultureProvider } chosen && !IsFramed(context.Request.Path))
        {
            context.Response.Cookies.Append(Cookie, CookieRequestCultureProvider.MakeCookieValue(chosen.RequestCulture), new CookieOptions
            {
                HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365),
            });
        }
        return next(context);
    }

    private static CultureInfo? Known(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException) when (name != "en")
        {
            return null;
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}

/// <summary>Words with gaps, in the language of the page.</summary>
internal static class Filling
{
    /// <summary>Puts values into <c>{0}</c>, <c>{1}</c> …; numbers and times as the language writes them.</summary>
    public static string Fill(this string words, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, words, values);

    /// <summary>An amount as the language writes it: <c>40,00 €</c>; in English as everywhere in the workspace.</summary>
    public static string InLanguage(this Money money)
    {
        var culture = CultureInfo.CurrentCulture;
        if (culture.TwoLetterISOLanguageName is "en" or "iv")
            return money.ToString();
        var amount = money.Amount();
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = money.Currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", var code => code };
        format.CurrencyDecimalDigits = amount.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? amount.Length - point - 1 : 0;
        return decimal.Parse(amount, CultureInfo.InvariantCulture).ToString("C", format);
    }
}
