using Zoe.Model.ZeroCloud;
using Zoe.Shared;

namespace Zoe.Model.Tests.ZeroCloud;

public class ShellWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  a  b\tc\n", "a|b|c")]
    [InlineData("'a b' c", "a b|c")]
    [InlineData("\"a b\" c", "a b|c")]
    [InlineData("a\\ b c", "a b|c")]
    [InlineData("a'b'\"c\"d", "abcd")]
    [InlineData("'a\\b'", "a\\b")]
    [InlineData("\"a\\\"b\\\\c\\n\"", "a\"b\\c\\n")]
    [InlineData("''", "")]
    [InlineData("a '' b", "a||b")]
    [InlineData("$HOME *", "$HOME|*")]
    public void Words_are_split_by_shell_rules(string text, string expected)
    {
        ShellWords.TrySplit(text, out var words, out _).ShouldBeTrue();

        string.Join('|', words).ShouldBe(expected);
    }

    [Theory]
    [InlineData("'a")]
    [InlineData("\"a")]
    [InlineData("\"a\\\"")]
    [InlineData("a\\")]
    public void An_unclosed_quote_or_a_trailing_backslash_is_an_error(string text) =>
        ShellWords.TrySplit(text, out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("plain-word_1", "plain-word_1")]
    [InlineData("a b", "a\\x20b")]
    [InlineData("\\\",\n", "\\x5c\\x22\\x2c\\x0a")]
    [InlineData("grün", "grün")]
    public void Separators_in_words_are_escaped(string word, string expected) =>
        JobDescription.Escape(word).ShouldBe(expected);
}
