using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Amends.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

/// <summary>What somebody gets who takes the language engine as a package: packed here from what was built for these tests.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("amends-package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_package_holds_the_library_its_documentation_its_models_and_their_cards_and_needs_nothing()
    {
        await Pack();

        using var package = await ZipFile.OpenReadAsync(folder.GetFiles("*.nupkg").ShouldHaveSingleItem().FullName, TestContext.Current.CancellationToken);
        var description = Xml(package, "Amends.Language.nuspec").Root!.Elements().Single();
        Of(description, "license").ShouldBe("Apache-2.0");
        Of(description, "copyright").ShouldNotBeEmpty();
        package.GetEntry(Of(description, "readme")).ShouldNotBeNull();
        Text(package, "NOTICE").ShouldContain("CC BY 4.0");
        description.Descendants().ShouldNotContain(element => element.Name.LocalName == "dependency");

        var models = Models(package, "lib/net10.0/Amends.Language.dll");
        models.ShouldContain("reviewing.bin");
        foreach (var model in models)
            Text(package, "models/" + Path.ChangeExtension(model, ".md")).ShouldContain(model);
        Xml(package, "lib/net10.0/Amends.Language.xml").Descendants("member").ShouldContain(member => (string)member.Attribute("name")! == "M:Amends.Language.MessageReader.Read(System.String)");

        using var symbols = await ZipFile.OpenReadAsync(folder.GetFiles("*.snupkg").ShouldHaveSingleItem().FullName, TestContext.Current.CancellationToken);
        symbols.GetEntry("lib/net10.0/Amends.Language.pdb").ShouldNotBeNull();
    }

    private async Task Pack()
    {
        // These tests lie in a folder that is named after how they were built: release or debug.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", Path.Combine(Repository.Root, "src", "Amends.Language"), "--no-build", "--configuration", configuration, "--output", folder.FullName, "-nodeReuse:false", "-verbosity:quiet"])
        {
            RedirectStandardOutput = true,
        })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Longest);
        try
        {
            var said = await pack.StandardOutput.ReadToEndAsync(patience.Token);
            await pack.WaitForExitAsync(patience.Token);
            pack.ExitCode.ShouldBe(0, said);
        }
        finally
        {
            pack.Kill(entireProcessTree: true);
        }
    }

    private static List<string> Models(ZipArchive package, string library)
    {
        using var stream = new MemoryStream();
        using (var packed = package.GetEntry(library).ShouldNotBeNull().Open())
            packed.CopyTo(stream);
        stream.Position = 0;
        using var program = new PEReader(stream);
        var inside = program.GetMetadataReader();
        return [.. inside.ManifestResources.Select(resource => inside.GetString(inside.GetManifestResource(resource).Name)).Where(name => name.EndsWith(".bin", StringComparison.Ordinal))];
    }

    private static string Of(XElement description, string name) => description.Elements().Single(element => element.Name.LocalName == name).Value;

    private static XDocument Xml(ZipArchive package, string file)
    {
        using var stream = package.GetEntry(file).ShouldNotBeNull(file).Open();
        return XDocument.Load(stream);
    }

    private static string Text(ZipArchive package, string file)
    {
        using var reader = new StreamReader(package.GetEntry(file).ShouldNotBeNull(file).Open());
        return reader.ReadToEnd();
    }
}
