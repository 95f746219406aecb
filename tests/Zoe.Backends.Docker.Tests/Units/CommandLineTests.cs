using FsCheck;
using FsCheck.Fluent;
using Zoe.Backends.Commands;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("  \t\n ", new string[0])]
    [InlineData("a b  c", new[] { "a", "b", "c" })]
    [InlineData("'a b' c", new[] { "a b", "c" })]
    [InlineData("\"a b\" c", new[] { "a b", "c" })]
    [InlineData("a''b", new[] { "ab" })]
    [InlineData("'' \"\"", new[] { "", "" })]
    [InlineData("a\\ b", new[] { "a b" })]
    [InlineData("a\\\nb", new[] { "ab" })]
    [InlineData("'a\\b'", new[] { "a\\b" })]
    [InlineData("\"a\\\"b\\\\c\\$d\\e\"", new[] { "a\"b\\c$d\\e" })]
    [InlineData("\"a'b\" 'c\"d'", new[] { "a'b", "c\"d" })]
    [InlineData("\"a\\\nb\"", new[] { "ab" })]
    [InlineData("sh -c 'echo $HOME | cat > x; ls *'", new[] { "sh", "-c", "echo $HOME | cat > x; ls *" })]
    [InlineData("a # b", new[] { "a", "#", "b" })]
    public void A_line_is_split_at_blanks_outside_quotes_and_nothing_is_expanded(string line, string[] words) =>
        CommandLine.Split(line).ShouldBe(words);

    [Theory]
    [InlineData("echo 'a", "single quote at character 6")]
    [InlineData("echo \"a", "double quote at character 6")]
    [InlineData("\"a\\\"", "double quote at character 1")]
    [InlineData("a\\", "backslash")]
    public void What_is_not_closed_is_an_error_that_says_where(string line, string words) =>
        Should.Throw<FormatException>(() => CommandLine.Split(line)).Message.ShouldContain(words);

    [Fact]
    public void Quoted_words_come_back_as_they_were() =>
        Prop.ForAll<NonNull<string>[]>(quoted =>
        {
            var words = quoted.Select(word => word.Get).ToArray();
            var line = string.Join(' ', words.Select(word => $"'{word.Replace("'", "'\\''")}'"));
            return CommandLine.Split(line).SequenceEqual(words);
        }).QuickCheckThrowOnFailure();
}
