using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.ObjectPool;
using Scanner.Web.Respond.Form;

namespace Scanner.Web.Respond;

/// <summary>
/// A component as a whole page. <see cref="Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult"/> does the same, with everything that interactive parts,
/// forms and navigation of the framework need; a respondent's page has none of those, and is sent in one piece with its length.
/// </summary>
/// <param name="page">The component.</param>
/// <param name="parameters">Its parameters, as properties.</param>
/// <param name="status">The status of the answer.</param>
internal sealed class RenderedPage(Type page, object parameters, int status) : IResult, IStatusCodeHttpResult
{
    /// <summary>A larger buffer than this is not kept: an unusual page must not stay in memory.</summary>
    private const int LargestKept = 256 * 1024;

    private static readonly ObjectPool<ArrayBufferWriter<byte>> Buffers = ObjectPool.Create<ArrayBufferWriter<byte>>();

    /// <inheritdoc/>
    public int? StatusCode => status;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var buffer = Buffers.Get();
        try
        {
            var parts = httpContext.RequestServices.GetRequiredService<PageParts>();
            await using (var renderer = new HtmlRenderer(parts.Services, parts.Loggers))
            {
                await renderer.Dispatcher.InvokeAsync(async () =>
                {
                    var root = await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(new RouteValueDictionary(parameters)));
                    await using var writer = new Utf8Writer(buffer);
                    root.WriteHtmlTo(writer);
                });
            }
            var response = httpContext.Response;
            (response.StatusCode, response.ContentType, response.ContentLength) = (status, "text/html; charset=utf-8", buffer.WrittenCount);
            await response.BodyWriter.WriteAsync(buffer.WrittenMemory, httpContext.RequestAborted);
        }
        finally
        {
            if (buffer.Capacity <= LargestKept)
            {
                buffer.ResetWrittenCount();
                Buffers.Return(buffer);
            }
        }
    }

    private sealed class Utf8Writer(ArrayBufferWriter<byte> buffer) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] chars, int index, int count) => Write(chars.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, buffer);
    }
}

/// <summary>All that a respondent's page can ask for: a renderer that finds more in the services makes more, for every page.</summary>
internal sealed class PageParts(KeptMarkup kept, ILoggerFactory loggers) : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddSingleton(kept).AddSingleton(loggers).BuildServiceProvider();

    public IServiceProvider Services => services;

    public ILoggerFactory Loggers => loggers;

    public void Dispose() => services.Dispose();
}
