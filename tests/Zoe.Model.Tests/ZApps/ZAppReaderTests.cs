using System.Text;
using System.Text.Unicode;
using Zoe.Model.Limits;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.ZApps;

public class ZAppReaderTests
{
    public static TheoryData<string> Cases => [.. GoldenFolder.Cases("zapp-v3", ".json")];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Spans_strings_and_streams_give_the_same_result(string name)
    {
        var bytes = await File.ReadAllBytesAsync(
            GoldenFolder.PathOf("zapp-v3", name + ".json"), TestContext.Current.CancellationToken);
        var result = ZAppReader.Read(bytes);

        using var stream = new MemoryStream(bytes);
        Same(await ZAppReader.ReadAsync(stream, cancellationToken: TestContext.Current.CancellationToken), result);
        if (Utf8.IsValid(bytes))
            Same(ZAppReader.Read(Encoding.UTF8.GetString(bytes)), result);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Written_documents_round_trip(string name)
    {
        if (ZAppReader.Read(File.ReadAllBytes(GoldenFolder.PathOf("zapp-v3", name + ".json"))).Value is not { } zapp)
            return;

        var text = ZAppWriter.Write(zapp);

        ZAppReader.Read(text).Value.ShouldBe(zapp);
        ZAppWriter.Write(ZAppReader.Read(text).Value!).ShouldBe(text);
    }

    [Fact]
    public async Task A_stream_is_read_only_up_to_the_size_limit()
    {
        using var stream = new MemoryStream(new byte[100_000]);

        var result = await ZAppReader.ReadAsync(
            stream, new ReadLimits { MaxDocumentBytes = 1000 }, TestContext.Current.CancellationToken);

        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("ZOE1003");
        stream.Position.ShouldBeLessThanOrEqualTo(1001);
    }

    [Fact]
    public void Both_formats_are_read_as_format_3()
    {
        var notebook2 = File.ReadAllBytes(GoldenFolder.PathOf("convert", "seed-notebook.json"));
        var notebook3 = File.ReadAllBytes(GoldenFolder.PathOf("zapp-v3", "seed-notebook.json"));

        ZAppDocument.Read(notebook3).Value.ShouldNotBeNull().ShouldBe(ZAppDocument.Read(notebook2).Value);
    }

    private static void Same(ParseResult<ZApp> actual, ParseResult<ZApp> expected)
    {
        actual.Diagnostics.ShouldBe(expected.Diagnostics);
        actual.Value.ShouldBe(expected.Value);
    }
}
