using System.Diagnostics;

namespace Scanner.Core.Tests.Exports;

/// <summary>Opens a workbook in LibreOffice without a screen, recomputes every formula and saves it again.</summary>
internal static class LibreOffice
{
    private const string AlwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <returns>The recomputed workbook. Skips the test, visibly, where LibreOffice is missing.</returns>
    public static async Task<MemoryStream> RecalculateAsync(Stream workbook, CancellationToken stop)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "No LibreOffice: soffice is not on the PATH (apt-get install libreoffice-calc-nogui).");
        var folder = Directory.CreateTempSubdirectory("scanner_office_");
        try
        {
            var (profile, given, made) = (Path.Combine(folder.FullName, "profile"), Path.Combine(folder.FullName, "werkboek.xlsx"), Path.Combine(folder.FullName, "uit"));
            Directory.CreateDirectory(Path.Combine(profile, "user"));
            await File.WriteAllTextAsync(Path.Combine(profile, "user", "registrymodifications.xcu"), AlwaysRecalculate, stop);
            await using (var file = File.Create(given))
            {
                workbook.Position = 0;
                await workbook.CopyToAsync(file, stop);
            }
            using var office = Process.Start(new ProcessStartInfo(program!, [$"-env:UserInstallation={new Uri(profile).AbsoluteUri}", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", made, given])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = await office.StandardOutput.ReadToEndAsync(stop) + await office.StandardError.ReadToEndAsync(stop);
            await office.WaitForExitAsync(stop);
            var result = Path.Combine(made, "werkboek.xlsx");
            Assert.True(office.ExitCode == 0 && File.Exists(result), $"LibreOffice did not convert the workbook: {said}");
            return new MemoryStream(await File.ReadAllBytesAsync(result, stop));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
