namespace Zoe.Model.Tests;

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
    public void Words_are_split_as_a_shell_does(string text, string expected) =>
        string.Join('|', ShellWords.Split(text).ShouldNotBeNull()).ShouldBe(expected);

    [Theory]
    [InlineData("'a")]
    [InlineData("\"a")]
    [InlineData("\"a\\\"")]
    [InlineData("a\\")]
    public void An_open_quote_or_a_last_backslash_has_no_words(string text) => ShellWords.Split(text).ShouldBeNull();

    [Theory]
    [InlineData("plain-word_1", "plain-word_1")]
    [InlineData("a b", "a\\x20b")]
    [InlineData("\\\",\n", "\\x5c\\x22\\x2c\\x0a")]
    [InlineData("grün", "grün")]
    public void Separators_in_words_are_escaped(string word, string expected) =>
        JobDescription.Escape(word).ShouldBe(expected);
}
