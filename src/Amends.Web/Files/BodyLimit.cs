using Amends.Recovery;
using Microsoft.AspNetCore.Http.Metadata;

namespace Amends.Web.Files;

/// <summary>How large a request may be where files come with it: it is cut off while it comes, before anything is kept of it.</summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

internal static class BodyLimits
{
    /// <summary>More than may be sent, five of the largest and some, so that too much is told in words on the page, below what was written.</summary>
    private static readonly BodyLimit Form = new(6 * FileLimits.File);

    /// <summary>JSON spells three bytes with four, and the words come besides.</summary>
    private static readonly BodyLimit Json = new(FileLimits.Message / 3 * 4 + 8 * FileLimits.Megabyte);

    /// <summary>A form that files come with.</summary>
    public static TBuilder TakesFiles<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Form);

    /// <summary>A call whose JSON may hold files.</summary>
    public static TBuilder TakesFilesAsJson<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Json);
}
