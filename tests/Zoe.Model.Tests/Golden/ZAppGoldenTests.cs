namespace Zoe.Model.Tests;

public class ZAppGoldenTests
{
    private const string Format = "zapp-v3";

    public static TheoryData<string> Cases => [.. GoldenFolder.Cases(Format, ".json")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_document_gives_its_diagnostics_and_its_normalised_text(string name)
    {
        var result = ZAppReader.Read(File.ReadAllBytes(GoldenFolder.PathOf(Format, name + ".json")));

        GoldenFolder.Compare(Format, name + ".diagnostics", GoldenFolder.Text(result.Diagnostics));
        GoldenFolder.Compare(Format, name + ".output", result.Value is { } zapp ? ZAppWriter.Write(zapp) : "");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Spans_strings_streams_and_parsed_documents_read_alike(string name)
    {
        var bytes = await File.ReadAllBytesAsync(
            GoldenFolder.PathOf(Format, name + ".json"), TestContext.Current.CancellationToken);
        var result = ZAppReader.Read(bytes);

        using var stream = new MemoryStream(bytes);
        Same(await ZAppReader.ReadAsync(stream, cancellationToken: TestContext.Current.CancellationToken), result);
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            Same(ZAppReader.Read(System.Text.Encoding.UTF8.GetString(bytes)), result);
    }

    private static void Same(ParseResult<ZApp> actual, ParseResult<ZApp> expected)
    {
        actual.Diagnostics.ShouldBe(expected.Diagnostics);
        actual.Value.ShouldBe(expected.Value);
    }
}
