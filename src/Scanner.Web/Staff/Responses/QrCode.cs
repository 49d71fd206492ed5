using System.Text;
using QRCoder;

namespace Scanner.Web.Staff.Responses;

/// <summary>A link as a QR code.</summary>
internal static class QrCode
{
    private const int ModulePixels = 4;

    /// <summary>The code as an image to put in a page: an SVG in the address itself, so that the link is asked of no other server and kept in no file.</summary>
    public static string Image(string link)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(ModulePixels)));
    }
}
