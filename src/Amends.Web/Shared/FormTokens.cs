using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Forms;

namespace Amends.Web.Shared;

/// <summary>The token that proves that a form came from a page of ours: one for a page, made when its first form is drawn, so that a page without a form sets no cookie.</summary>
internal sealed class FormTokens(IAntiforgery antiforgery) : AntiforgeryStateProvider
{
    private HttpContext? _http;
    private AntiforgeryRequestToken? _token;

    /// <summary>The request whose page is drawn.</summary>
    public void Of(HttpContext context) => _http = context;

    public override AntiforgeryRequestToken? GetAntiforgeryToken()
    {
        if (_token is null && _http is not null && antiforgery.GetAndStoreTokens(_http) is { RequestToken: { } value } set)
            _token = new(value, set.FormFieldName);
        return _token;
    }
}
