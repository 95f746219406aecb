using System.Text;

namespace Zoe.Model.Tests;

public class RepeatedTextsTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("VARIABLE_12")]
    [InlineData("exactly8")]
    public void A_text_is_found_again_and_no_other_one(string text)
    {
        var texts = new RepeatedTexts();
        texts.Find(Encoding.UTF8.GetBytes(text), out var slot).ShouldBeNull();
        texts.Keep(slot, text);

        texts.Find(Encoding.UTF8.GetBytes(text), out _).ShouldBeSameAs(text);
        texts.Keep(slot, text + "x");
        texts.Find(Encoding.UTF8.GetBytes(text), out _).ShouldBeNull();
    }

    [Fact]
    public void Texts_beyond_ASCII_are_never_taken_for_one_another()
    {
        var texts = new RepeatedTexts();
        texts.Find("grün"u8, out var slot);
        texts.Keep(slot, "grün");

        texts.Find("grün"u8, out _).ShouldBeNull();
    }

    [Fact]
    public void A_large_document_reads_as_what_was_written()
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

        text.Length.ShouldBeGreaterThan(RepeatedTexts.SmallestDocument);
        ZAppReader.Read(text).Value.ShouldBe(zapp);
    }
}
