using System.Text.Json;
using Zoe.Model;

namespace Zoe.Web.Tests;

/// <summary>The sample shop is valid.</summary>
public sealed class SampleShopTests
{
    public static TheoryData<string> Folders() => [.. Directory.GetDirectories(Samples.Shop).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Each_sample_has_a_manifest_a_logo_a_text_and_valid_descriptions(string folder)
    {
        var path = Path.Combine(Samples.Shop, folder);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "manifest.json")));
        manifest.RootElement.GetProperty("version").GetInt32().ShouldBe(1);
        foreach (var entry in manifest.RootElement.GetProperty("zapps").EnumerateArray())
        {
            var description = File.ReadAllText(Path.Combine(path, entry.GetProperty("description").GetString()!));
            ZAppReader.Read(description).Diagnostics.ShouldBeEmpty();
            File.ReadAllText(Path.Combine(path, entry.GetProperty("readable_descr").GetString()!)).ShouldStartWith("# ");
        }

        File.ReadAllBytes(Path.Combine(path, "logo.png"))[..4].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
    }

    [Fact]
    public void There_are_three() => Directory.GetDirectories(Samples.Shop).Length.ShouldBe(3);
}
