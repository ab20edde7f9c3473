using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Amends.Web.Shared;

/// <summary>A page drawn from its component, written as UTF-8 straight to the response. The framework's own result keeps each piece of text in a list before it is written: near a half of all memory that a page took.</summary>
internal sealed class PageResult(Type component, object parameters, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (services, response) = (httpContext.RequestServices, httpContext.Response);
        response.StatusCode = status;
        response.ContentType ??= "text/html; charset=utf-8";
        services.GetRequiredService<FormTokens>().Of(httpContext);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(new RouteValueDictionary(parameters)));
            using var writer = new Utf8Writer(response.BodyWriter);
            page.WriteHtmlTo(writer);
        });
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>Gathers what is written in many small pieces and encodes it in few large ones.</summary>
    private sealed class Utf8Writer(IBufferWriter<byte> to) : TextWriter(CultureInfo.InvariantCulture)
    {
        private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
        private readonly char[] _gathered = ArrayPool<char>.Shared.Rent(8 * 1024);
        private int _used;

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            while (buffer.Length > _gathered.Length - _used)
            {
                var fits = _gathered.Length - _used;
                buffer[..fits].CopyTo(_gathered.AsSpan(_used));
                _used = _gathered.Length;
                buffer = buffer[fits..];
                Encode(isLast: false);
            }
            buffer.CopyTo(_gathered.AsSpan(_used));
            _used += buffer.Length;
        }

        private void Encode(bool isLast)
        {
            _encoder.Convert(_gathered.AsSpan(0, _used), to, isLast, out _, out _);
            _used = 0;
        }

        protected override void Dispose(bool disposing)
        {
            Encode(isLast: true);
            ArrayPool<char>.Shared.Return(_gathered);
            base.Dispose(disposing);
        }
    }
}
