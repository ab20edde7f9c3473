using Amends.Web.CustomerPages;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Amends.Web.Hosting;

/// <summary>Turns whatever goes wrong into an answer with words: a problem for programs, a short page for people. Nothing ends as a bare status.</summary>
internal sealed class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null })
                await Write(context, Unread(context) is { } unread ? Explain(context, unread) : new Problem(context.Response.StatusCode, Words(context, context.Response.StatusCode)));
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var problem = Explain(context, failure);
            if (problem.Status >= 500)
                Log(context, failure, problem.Status);
            Clear(context.Response);
            await Write(context, problem);
        }
    }

    /// <summary>Answers with the problem in the caller's form: problem+json, or a page where a browser asked for one.</summary>
    public static Task Write(HttpContext context, Problem problem)
    {
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
        return IsForPeople(context.Request) ? WritePage(context, problem) : problem.ExecuteAsync(context);
    }

    private static string StaleForm => CustomerWords.ProblemStale;

    /// <summary>Why a form was not taken, where it was not read: its token is old or not ours, or it was too much.</summary>
    private static Exception? Unread(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status400BadRequest && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } failed ? failed.Error ?? new AntiforgeryValidationException("") : null;

    private static Problem Explain(HttpContext context, Exception failure) => failure switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(413, Words(context, 413)) { Errors = new Dictionary<string, string> { ["body"] = Words(context, 413) } },
        BadHttpRequestException bad => new(bad.StatusCode, Words(context, bad.StatusCode)),
        // A form that was cut off while its token was looked for.
        AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => Explain(context, bad),
        AntiforgeryValidationException => new(400, StaleForm),
        _ when StorageTrouble.Of(failure) is { } words => new(503, words) { Code = "storage_unavailable" },
        _ => new(500, Words(context, 500)),
    };

    private void Log(HttpContext context, Exception failure, int status)
    {
        // The route, not the path: paths of customers' pages are secrets.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an unknown path";
        if (status == StatusCodes.Status503ServiceUnavailable)
            log.LogError("{Method} {Route} was answered 503: {Reason}", context.Request.Method, route, failure.GetBaseException().Message);
        else
            log.LogError(failure, "{Method} {Route} was answered {Status}", context.Request.Method, route, status);
    }

    private static void Clear(HttpResponse response)
    {
        response.ContentType = null;
        response.ContentLength = null;
        response.Headers.ETag = default;
        response.Headers.Location = default;
        response.Headers.CacheControl = "no-store";
    }

    public static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/healthz", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task WritePage(HttpContext context, Problem problem) =>
        Pages.Page<ProblemPage>(new { problem.Status, problem.Words, Theme = Frame.ThemeOf(context.Request) }, problem.Status).ExecuteAsync(context);

    private static string Words(HttpContext context, int status) => status switch
    {
        400 => CustomerWords.Problem400,
        401 => "Please sign in, or send a token: Authorization: Bearer <token>.",
        403 => "Your role does not allow this.",
        404 => CustomerWords.Problem404,
        405 when IsForPeople(context.Request) => CustomerWords.Problem405,
        405 => "This address does not take that method; the Allow header says which it takes.",
        408 => CustomerWords.Problem408,
        413 => CustomerWords.Problem413.Fill((context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0) / (1024 * 1024)),
        415 => "Please send application/json.",
        431 => "The headers of the request are too large.",
        503 => CustomerWords.Problem503,
        >= 500 => CustomerWords.Problem500,
        _ => CustomerWords.ProblemOther,
    };
}

internal static class ProblemsMiddleware
{
    public static void UseProblems(this WebApplication app) => app.UseMiddleware<Problems>();
}
