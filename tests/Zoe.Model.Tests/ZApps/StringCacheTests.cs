using System.Text;
using Zoe.Model.Json;

namespace Zoe.Model.Tests.ZApps;

public class StringCacheTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("VARIABLE_12")]
    [InlineData("exactly8")]
    public void Only_an_equal_string_is_found(string text)
    {
        var cache = new StringCache();
        cache.Find(Encoding.UTF8.GetBytes(text), out var slot).ShouldBeNull();
        cache.Set(slot, text);

        cache.Find(Encoding.UTF8.GetBytes(text), out _).ShouldBeSameAs(text);
        cache.Set(slot, text + "x");
        cache.Find(Encoding.UTF8.GetBytes(text), out _).ShouldBeNull();
    }

    [Fact]
    public void Non_ASCII_strings_are_not_cached()
    {
        var cache = new StringCache();
        cache.Find("grün"u8, out var slot);
        cache.Set(slot, "grün");

        cache.Find("grün"u8, out _).ShouldBeNull();
    }

    [Fact]
    public void A_large_document_round_trips()
    {
        var zapp = Samples.ZApp(
        [
            .. Enumerable.Range(0, 300).Select(static index => Samples.Service($"s{index:D4}-x") with
            {
                Environment = [.. Enumerable.Range(0, 8).Select(number =>
                    new EnvironmentVariable($"VARIABLE_{(index * number) % 700}_é", $"value {index % 7} \" {number}"))],
            }),
        ]);
        var text = ZAppWriter.Write(zapp);

        text.Length.ShouldBeGreaterThan(StringCache.MinDocumentBytes);
        ZAppReader.Read(text).Value.ShouldBe(zapp);
    }
}
