using System.Globalization;
using System.Text;
using Zoe.Backends.Kubernetes.Logs;

namespace Zoe.Backends.Kubernetes.Tests.Units;

public sealed class TimedLogTests
{
    private const string Second = "2026-01-02T03:04:05";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Times_are_taken_off_however_the_stream_is_cut_into_pieces(int size)
    {
        var log = new TimedLog();
        log.Begin();
        Read(log, $"{Second}.000000001Z one two\n{Second}.1Z \n{Second}+01:00 three\n", size).ShouldBe("one two\n\nthree\n");
    }

    [Fact]
    public void A_later_stream_goes_on_in_the_middle_of_the_last_line_among_those_of_one_time()
    {
        var log = new TimedLog();
        log.Begin();
        Read(log, $"{Second}.5Z a\n{Second}.5Z a\n{Second}.5Z abc").ShouldBe("a\na\nabc");

        log.Begin();
        Read(log, $"{Second}.5Z a\n{Second}.5Z a\n{Second}.5Z abcdef\n{Second}.5Z a\n").ShouldBe("def\na\n");
    }

    [Fact]
    public void A_later_stream_without_the_last_line_has_a_gap_before_it()
    {
        var log = new TimedLog();
        log.Begin();
        Read(log, $"{Second}.5Z abc").ShouldBe("abc");

        log.Begin();
        Read(log, $"{Second}.7Z later\n").ShouldBe("later\n");
        log.HasGap.ShouldBeTrue();
    }

    [Fact]
    public void Lines_as_new_as_the_end_are_left_to_the_stream_of_the_next_file()
    {
        var log = new TimedLog();
        log.Begin();
        var piece = Encoding.UTF8.GetBytes($"{Second}.5Z a\n{Second}.7Z b\n");
        Encoding.UTF8.GetString(log.Read(piece, Time($"{Second}.7Z")).Span).ShouldBe("a\n");
        log.IsAtEnd.ShouldBeTrue();

        log.BeginFile(Time($"{Second}.7Z"));
        Read(log, $"{Second}.7Z b\n{Second}.8Z c\n").ShouldBe("b\nc\n");
        log.HasGap.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData($"{Second}.6Z")]
    public void A_later_file_has_a_gap_before_it_unless_it_is_known_to_be_the_next(string? first)
    {
        var log = new TimedLog();
        log.Begin();
        Read(log, $"{Second}.5Z a\n").ShouldBe("a\n");

        log.BeginFile(first is null ? null : Time(first));
        Read(log, $"{Second}.7Z b\n").ShouldBe("b\n");
        log.HasGap.ShouldBeTrue();
    }

    [Fact]
    public void A_gap_is_reported_with_the_output_after_it_even_when_the_stream_is_cut_after_the_time()
    {
        var log = new TimedLog();
        log.Begin();
        Read(log, $"{Second}.5Z a\n");

        log.Begin();
        Read(log, $"{Second}.7Z ").ShouldBe("");
        Read(log, "b\n").ShouldBe("b\n");
        log.HasGap.ShouldBeTrue();
    }

    [Fact]
    public void Messages_of_the_kubelet_are_no_output()
    {
        var log = new TimedLog();
        log.Begin();
        Read(log, "failed to try resolving symlinks in path \"/var/log/pods/x\": no such file or directory").ShouldBe("");
        log.KubeletMessage.ShouldNotBeNull().ShouldContain("failed to try resolving symlinks in path");
    }

    [Fact]
    public void Another_reader_goes_on_from_a_position()
    {
        var first = new TimedLog();
        first.Begin();
        Read(first, $"{Second}.5Z a\n{Second}.6Z b\n");

        var next = new TimedLog();
        next.Resume(first.Position!);
        next.Begin();
        Read(next, $"{Second}.5Z a\n{Second}.6Z b\n{Second}.7Z c\n").ShouldBe("c\n");
        next.HasGap.ShouldBeFalse();
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Read(TimedLog log, string stream, int size = 1000)
    {
        var output = new StringBuilder();
        foreach (var piece in Encoding.UTF8.GetBytes(stream).Chunk(size)) output.Append(Encoding.UTF8.GetString(log.Read(piece).Span));
        return output.ToString();
    }
}
