using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Logs;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class LogRecordDecoderTests
{
    private static readonly DateTime Begin = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Frames_and_time_stamps_are_taken_off_however_the_input_is_cut()
    {
        var records = Records(["one\n", "", "two", "three\n"], [0, 1, 2, 3]);
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), size =>
            Read(Frame(records), new RecentOutput(), size.Item) == "one\ntwothree\n").QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_a_first_reading_missed_is_exactly_what_a_second_one_lets_through()
    {
        // Steps in milliseconds, one of them back: two streams of one container overtake each other.
        var cases = from steps in Gen.ListOf(Gen.Frequency((8, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Choose(-2, 9))))
                    from texts in Gen.ListOf(Gen.Elements("a\n", "a\n", "bb\n"), steps.Count)
                    from delivered in Gen.Choose(0, steps.Count)
                    from tail in Gen.Choose(1, steps.Count + 1)
                    from size in Gen.Choose(1, 100)
                    select (Steps: steps.ToArray(), Texts: texts.ToArray(), Delivered: delivered, Tail: tail, Size: size);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var moments = one.Steps.Select((_, i) => 100 + one.Steps.Take(i + 1).Sum()).ToArray();

            // What is missed was written about when the last that was delivered was, or later.
            for (var i = one.Delivered; i < moments.Length; i++) moments[i] = Math.Max(moments[i], moments.Take(one.Delivered).DefaultIfEmpty().Max() - 1);
            var records = Records(one.Texts, moments);
            var recent = new RecentOutput(moments: 16);
            var first = Read(Frame(records.Take(one.Delivered)), recent, one.Size);
            var isWhole = recent.IsWhole;
            var missed = new MissedOutput(recent, isTail: one.Tail < records.Length);
            var second = Read(Frame(records.TakeLast(one.Tail)), missed, one.Size);
            var complete = missed.ReachesBack || one.Tail >= records.Length;
            return !complete || isWhole && one.Tail < records.Length || first + second == string.Concat(one.Texts);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void A_second_reading_that_begins_too_late_is_noticed()
    {
        var records = Records([.. Enumerable.Range(0, 400).Select(i => $"{i}\n")], [.. Enumerable.Range(0, 400)]);
        var recent = new RecentOutput();
        Read(Frame(records.Take(300)), recent, 50);
        var (late, early) = (new MissedOutput(recent, isTail: true), new MissedOutput(RecentOutput.Resume(recent.Cursor!), isTail: true));

        Read(Frame(records.TakeLast(150)), late, 50);
        Read(Frame(records.TakeLast(250)), early, 50).ShouldBe(string.Concat(Enumerable.Range(300, 100).Select(i => $"{i}\n")));

        recent.IsWhole.ShouldBeFalse();
        late.ReachesBack.ShouldBeFalse();
        early.ReachesBack.ShouldBeTrue();
    }

    [Fact]
    public void Reading_resumed_at_a_cursor_goes_on_there_again_and_again()
    {
        var cases = from steps in Gen.ListOf(Gen.Frequency((8, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Choose(-2, 9))))
                    from texts in Gen.ListOf(Gen.Elements("a\n", "a\n", "bb\n"), steps.Count)
                    from stops in Gen.ListOf(Gen.Choose(0, steps.Count))
                    select (Steps: steps.ToArray(), Texts: texts.ToArray(), Stops: stops.Order().ToArray());
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var moments = one.Steps.Select((_, i) => 100 + one.Steps.Take(i + 1).Sum()).ToArray();
            var records = Records(one.Texts, moments);
            var (read, cursor) = ("", (string?)null);
            foreach (var stop in one.Stops.Append(records.Length))
            {
                // A later reader finds the log as it then is, from its beginning.
                var delivered = cursor is null ? new RecentOutput() : RecentOutput.Resume(cursor);
                read += Read(Frame(records.Take(stop)), new MissedOutput(delivered, isTail: false), 50);
                cursor = delivered.Cursor;
                if (cursor is { Length: > 200 } || (cursor is null && stop > 0)) return false;
            }

            return read == string.Concat(one.Texts);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public void What_was_dropped_between_two_readings_is_noticed_once_and_nothing_is_doubled(int delivered)
    {
        var records = Records([.. Enumerable.Range(0, 1000).Select(i => $"{i}\n")], [.. Enumerable.Range(0, 1000)]);
        var first = new RecentOutput();
        Read(Frame(records.Take(delivered)), first, 50);

        var second = RecentOutput.Resume(first.Cursor!);
        var missed = new MissedOutput(second, isTail: false);
        Read(Frame(records[500..900]), missed, 50).ShouldBe(string.Concat(Enumerable.Range(500, 400).Select(i => $"{i}\n")));
        missed.ReachesBack.ShouldBeFalse();

        var third = new MissedOutput(RecentOutput.Resume(second.Cursor!), isTail: false);
        Read(Frame(records[500..]), third, 50).ShouldBe(string.Concat(Enumerable.Range(900, 100).Select(i => $"{i}\n")));
        third.ReachesBack.ShouldBeTrue();
    }

    [Fact]
    public void Output_without_time_stamps_is_refused() =>
        Should.Throw<InvalidDataException>(() => Read(Frame([(new string('x', 100), "")]), new RecentOutput(), 50))
            .Message.ShouldContain("no time stamps");

    private static (string Moment, string Text)[] Records(string[] texts, int[] milliseconds) =>
    [
        .. texts.Zip(milliseconds, (text, millisecond) => (
            Begin.AddMilliseconds(millisecond).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture), text)),
    ];

    private static byte[] Frame(IEnumerable<(string Moment, string Text)> records)
    {
        using var all = new MemoryStream();
        Span<byte> header = stackalloc byte[8];
        foreach (var (moment, text) in records)
        {
            var content = Encoding.UTF8.GetBytes($"{moment} {text}");
            header.Clear();
            header[0] = 1;
            BinaryPrimitives.WriteInt32BigEndian(header[4..], content.Length);
            all.Write(header);
            all.Write(content);
        }

        return all.ToArray();
    }

    private static string Read(byte[] framed, ILogFilter filter, int size)
    {
        var decoder = new LogRecordDecoder(filter);
        var output = new byte[size];
        var text = new StringBuilder();
        foreach (var input in framed.Chunk(size))
            text.Append(Encoding.UTF8.GetString(output, 0, decoder.Decode(input, output)));
        return text.ToString();
    }
}
