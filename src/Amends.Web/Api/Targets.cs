using Amends.Application.Complaints;
using Amends.Web.Hosting;
using Amends.Web.People;

namespace Amends.Web.Api;

/// <summary>Which complaint a call changes, who calls, what they had seen of it, and whether the call may come again.</summary>
internal static class Targets
{
    private const int LongestKey = 255;

    /// <summary>To be asked after the body was read: the key stands for what was asked.</summary>
    public static Target Target(this HttpContext http, string reference) => new(reference, http.Person(), Versions.Expected(http), http.Once());

    public static Once? Once(this HttpContext http)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
            return null;
        if (key.Length > LongestKey || key.Any(c => c is < ' ' or > '~'))
            throw new BadRequestException(new Problem(StatusCodes.Status400BadRequest, $"An Idempotency-Key may have up to {LongestKey} printable ASCII characters."));
        return new Once(http.Person().Id, key, Body.Hash(http));
    }
}
