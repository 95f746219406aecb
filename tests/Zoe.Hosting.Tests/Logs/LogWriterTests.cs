using System.Text;

namespace Zoe.Hosting.Tests.Logs;

/// <summary>Files of output: rotation, limits, and times.</summary>
public sealed class LogWriterTests : LogTest
{
    [Fact]
    public async Task Output_continues_in_a_new_file_at_the_end_of_a_line_and_reads_as_one()
    {
        var writer = Open();
        for (var i = 0; i < 40; i++) writer.Append(Line(i));
        Folder.List().Count.ShouldBeGreaterThan(3);
        foreach (var segment in Folder.List()) File.ReadAllText(segment.Path).ShouldEndWith("\n");
        (await ReadAllAsync()).ShouldBe(Lines(0, 40));
    }

    [Fact]
    public async Task The_oldest_output_is_deleted_at_the_limit_and_a_line_marks_it()
    {
        Options.ServiceLogMaxBytes = 400;
        var writer = Open();
        for (var i = 0; i < 100; i++) writer.Append(Line(i));
        Folder.List().Sum(segment => segment.Length).ShouldBeInRange(200, 400);
        var text = await ReadAllAsync();
        text.ShouldStartWith($"[zoe: the first {Folder.List()[0].Start} bytes of output were removed");
        text.ShouldEndWith(Lines(95, 100));
    }

    [Fact]
    public void The_limit_applies_to_all_runs_of_a_service_together_and_to_the_number_of_files()
    {
        for (var attempt = 1; attempt <= 600; attempt++)
        {
            var writer = Open(attempt);
            writer.Append("x\n"u8);
        }

        Folder.List().Count.ShouldBe(500);
        Folder.List()[^1].Attempt.ShouldBe(600);
        Directory.GetFiles(Folder.Path).Length.ShouldBe(1000);
    }

    [Fact]
    public async Task A_writer_resumes_where_another_one_stopped()
    {
        Open().Append("one\ntw"u8);
        var second = Open();
        second.Position.ShouldBe(6);
        second.Append("o\n"u8);
        (await ReadAllAsync()).ShouldBe("one\ntwo\n");
    }

    [Fact]
    public async Task A_line_that_never_ends_is_split()
    {
        var writer = Open();
        for (var i = 0; i < 100; i++) writer.Append("0123456789"u8);
        Folder.List().Count.ShouldBeGreaterThan(3);
        (await ReadAllAsync()).Length.ShouldBe(1000);
    }

    [Fact]
    public async Task Lost_bytes_are_marked_on_a_line_of_their_own()
    {
        {
            var writer = Open();
            writer.Append("before"u8);
            writer.Skip(7);
            writer.Append("after\n"u8);
        }

        (await ReadAllAsync()).ShouldBe("before\n[zoe: 7 bytes of output are missing here]\nafter\n");
    }

    [Fact]
    public async Task A_gap_at_the_end_is_marked_until_more_is_written()
    {
        {
            var writer = Open();
            writer.Append("before\n"u8);
            writer.MarkPossibleGap();
        }

        (await ReadAllAsync()).ShouldBe("before\n[zoe: output may be missing here: it could not be written]\n");
        Open().Append("after\n"u8);
        (await ReadAllAsync()).ShouldBe("before\nafter\n");
    }

    [Fact]
    public async Task Lines_are_found_by_the_time_at_which_they_were_received()
    {
        var start = Clock.GetUtcNow();
        {
            var writer = Open();
            for (var i = 0; i < 40; i++)
            {
                writer.Append(Line(i));
                Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        (await ReadAsync(new LogQuery { Since = start.AddSeconds(30) })).ShouldBe(Lines(30, 40));
        (await ReadAsync(new LogQuery { Until = start.AddSeconds(3) })).ShouldBe(Lines(0, 4));
        (await ReadAsync(new LogQuery { Since = start.AddSeconds(10.5), Until = start.AddSeconds(12) })).ShouldBe(Lines(11, 13));
        (await ReadAsync(new LogQuery { Since = start.AddSeconds(41) })).ShouldBe("");
        (await ReadAsync(new LogQuery { Until = start.AddSeconds(-1) })).ShouldBe("");
        (await ReadAsync(new LogQuery { Tail = 3 })).ShouldBe(Lines(37, 40));
        (await ReadAsync(new LogQuery { Tail = 17 })).ShouldBe(Lines(23, 40));
        (await ReadAsync(new LogQuery { Tail = 0 })).ShouldBe("");
        (await ReadAsync(new LogQuery { Tail = 1000 })).ShouldBe(Lines(0, 40));
        (await ReadAsync(new LogQuery { Tail = 2, Until = start.AddSeconds(9) })).ShouldBe(Lines(8, 10));
        (await ReadAsync(new LogQuery { Tail = 5, Since = start.AddSeconds(38) })).ShouldBe(Lines(38, 40));
    }

    [Fact]
    public async Task A_line_has_the_time_of_its_first_byte()
    {
        var start = Clock.GetUtcNow();
        {
            var writer = Open();
            writer.Append("be"u8);
            Clock.Advance(TimeSpan.FromSeconds(5));
            writer.Append("gun\nlater\n"u8);
        }

        (await ReadAsync(new LogQuery { Since = start.AddSeconds(5) })).ShouldBe("later\n");
        (await ReadAsync(new LogQuery { Until = start.AddSeconds(4) })).ShouldBe("begun\n");
    }

    [Fact]
    public async Task A_truncated_index_is_repaired()
    {
        Open().Append(Line(0));
        File.AppendAllText(Folder.List()[0].IndexPath, "torn");
        Clock.Advance(TimeSpan.FromSeconds(5));
        Open().Append(Line(1));
        (await ReadAsync(new LogQuery { Since = Clock.GetUtcNow() })).ShouldBe(Lines(1, 2));
    }

    [Fact]
    public async Task A_position_stays_valid_when_older_output_is_removed()
    {
        Options.ServiceLogMaxBytes = 400;
        var length = Line(0).Length;
        {
            var writer = Open();
            for (var i = 0; i < 100; i++) writer.Append(Line(i));
            var place = new LogPosition(1, length * 97);
            (await ReadAsync(new LogQuery { From = place })).ShouldBe(Lines(97, 100));
            for (var i = 100; i < 103; i++) writer.Append(Line(i));
            (await ReadAsync(new LogQuery { From = place })).ShouldBe(Lines(97, 103));
        }

        var first = Folder.List()[0].Start;
        (await ReadAsync(new LogQuery { From = new LogPosition(1, length) }))
            .ShouldBe($"[zoe: {first - length} bytes of output are missing here]\n" + Lines((int)first / length, 103));
    }

    [Fact]
    public async Task A_position_in_a_deleted_run_is_reported()
    {
        Open(attempt: 2).Append("x\n"u8);
        (await ReadAsync(new LogQuery { From = new LogPosition(1, 4) })).ShouldBe(
            "[zoe: output may be missing here: the rest of this run was removed to keep the log within its limit]\nx\n");
    }

    [Fact]
    public async Task Output_lost_by_the_driver_is_marked_where_it_is_missing()
    {
        Open().Append("before\n"u8);
        Open().MarkGap("the engine rotated its log");
        (await ReadAllAsync()).ShouldBe("before\n[zoe: output is missing here: the engine rotated its log]\n");
        Open().Append("after\n"u8);
        (await ReadAllAsync()).ShouldBe("before\n[zoe: output is missing here: the engine rotated its log]\nafter\n");
    }

    [Fact]
    public void No_file_is_open_when_nothing_is_written()
    {
        var writer = Open();
        writer.Append("before\n"u8);
        Directory.GetFileSystemEntries("/proc/self/fd").Select(one => new FileInfo(one).LinkTarget)
            .ShouldNotContain(target => target != null && target.StartsWith(Folder.Path, StringComparison.Ordinal));
        writer.Append("after\n"u8);
    }

    private static byte[] Line(int number) => Encoding.UTF8.GetBytes($"this is line number {number:000}\n");

    private static string Lines(int from, int to) =>
        string.Concat(Enumerable.Range(from, to - from).Select(number => Encoding.UTF8.GetString(Line(number))));
}
