using System.Text.Json.Nodes;
using Amends.Web.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Amends.Web.Api;

/// <summary>The description of the API at /openapi/v1.json.</summary>
internal static class Description
{
    public static void AddDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = ApiJson.Web.Options.PropertyNamingPolicy;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Web);
        });
        services.AddOpenApi("v1", api =>
        {
            api.ShouldInclude = call => call.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            api.AddDocumentTransformer(Introduce);
            api.AddSchemaTransformer(DescribeValues);
            api.AddOperationTransformer(DescribeCall);
        });
    }

    public static void MapDescription(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info.Title = "Amends";
        document.Info.Version = "v1";
        document.Info.Description = "Errors are problem+json (RFC 9457). Every POST takes an Idempotency-Key; changes take If-Match with the complaint's ETag.";
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token made with `amends token create`." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
        return Task.CompletedTask;
    }

    // Values with a converter of their own look like anything at all to the generator.
    private static Task DescribeValues(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string))
            schema.Type = JsonSchemaType.String;
        else if (type == typeof(Instant) || type == typeof(OffsetDateTime))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name))];
        }
        return Task.CompletedTask;
    }

    private static Task DescribeCall(OpenApiOperation call, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        call.Responses ??= [];
        foreach (var (status, words) in Refusals(context.Description.HttpMethod))
            call.Responses.TryAdd(status, new OpenApiResponse { Description = words });
        if (context.Description.HttpMethod == HttpMethods.Post)
        {
            call.Parameters ??= [];
            call.Parameters.Add(Header("Idempotency-Key", "A repeat with the same key answers the same and does nothing twice."));
            if (context.Description.RelativePath?.Contains('{', StringComparison.Ordinal) == true)
                call.Parameters.Add(Header("If-Match", "The ETag that the complaint was read with; 412 where it has changed since."));
        }
        return Task.CompletedTask;
    }

    private static IEnumerable<(string Status, string Words)> Refusals(string? method)
    {
        yield return ("400", "Something in the request needs another look; errors names the fields.");
        yield return ("401", "No token, or one that may not be used.");
        yield return ("404", "Not there, or not the caller's to see.");
        if (method == HttpMethods.Post)
        {
            yield return ("409", "The complaint's state does not allow it; detail says what to do instead.");
            yield return ("412", "The complaint has changed since it was read.");
            yield return ("422", "The Idempotency-Key came before with another request.");
        }
        yield return ("429", "Too many requests; Retry-After says when to come back.");
        yield return ("503", "The database cannot serve just now; nothing was stored.");
    }

    private static OpenApiParameter Header(string name, string words) =>
        new() { Name = name, In = ParameterLocation.Header, Description = words, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
