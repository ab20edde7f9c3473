using System.Globalization;
using System.Threading.RateLimiting;
using Amends.Web.CustomerPages;
using Amends.Web.Shared;
using Microsoft.AspNetCore.RateLimiting;

namespace Amends.Web.Hosting;

/// <summary>How often one caller may try. Endpoints choose by name with <c>RequireRateLimiting</c>.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";

    /// <summary>For what is only looked at and yet makes this server ask another.</summary>
    public const string SignOn = "sign-on";

    public const string Form = "form";

    /// <summary>What is said in a chat, and that somebody writes there.</summary>
    public const string Chat = "chat";
    public const string Api = "api";

    /// <summary>Files that are handed out: each lies in memory until it has arrived, so only some at once.</summary>
    public const string Files = "files";

    private const int FilesAtOnce = 8, FilesWaiting = 200;

    public static void AddRateLimits(this IServiceCollection services, Limits limits) => services.AddRateLimiter(limiter =>
    {
        limiter.OnRejected = Answer;
        limiter.AddPolicy(SignIn, context => PerAddress(context, limits.SignInsPerMinute, TimeSpan.FromMinutes(1)));
        limiter.AddPolicy(SignOn, context => Window(context, limits.SignInsPerMinute * 2, TimeSpan.FromMinutes(1)));
        limiter.AddPolicy(Form, context => PerAddress(context, limits.FormsPerHour, TimeSpan.FromHours(1)));
        limiter.AddPolicy(Chat, context => PerAddress(context, limits.ChatPerMinute, TimeSpan.FromMinutes(1)));
        limiter.AddPolicy(Files, context => RateLimitPartition.GetConcurrencyLimiter(Address(context), _ => new ConcurrencyLimiterOptions { PermitLimit = FilesAtOnce, QueueLimit = FilesWaiting }));
        limiter.AddPolicy(Api, context => RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.ApiPerSecond * 2,
            TokensPerPeriod = limits.ApiPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
    });

    // Only what sends something counts: looking at the form again is free.
    private static RateLimitPartition<string> PerAddress(HttpContext context, int permits, TimeSpan window) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("")
            : Window(context, permits, window);

    private static RateLimitPartition<string> Window(HttpContext context, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(Address(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });

    private static string Caller(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? context.User.Identity.Name! : Address(context);

    /// <summary>An IPv6 network of one customer (/64) counts as one address.</summary>
    private static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static async ValueTask Answer(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Problems.Write(rejected.HttpContext, new Problem(StatusCodes.Status429TooManyRequests, CustomerWords.Problem429.Fill(seconds)));
    }
}
