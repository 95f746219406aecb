using System.IO.Compression;
using System.Net;
using System.Text;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using Zoe.Hosting.Logs.Gelf;

namespace Zoe.Hosting.Tests.Logs;

/// <summary>Valid and malformed datagrams.</summary>
public sealed class GelfParserTests
{
    private const string Json = """{"version":"1.1","short_message":"hello","_zoe_service_id":"7","_zoe_execution_id":3,"_container_id":"abc"}""";

    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip")]
    [InlineData("zlib")]
    public void A_message_is_read_with_any_compression(string packing)
    {
        var message = GelfMessage.Parse(GelfDatagram.Unpack(Pack(packing, Encoding.UTF8.GetBytes(Json)))!.Value)!;
        message.ShouldBe(new GelfMessage("hello", "abc", null, null, 3, 7));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    public void A_decompression_bomb_is_rejected(string packing)
    {
        var bomb = Pack(packing, new byte[50_000_000]);
        bomb.Length.ShouldBeLessThan(65_000);
        GelfDatagram.Unpack(bomb).ShouldBeNull();
        GelfDatagram.Unpack(Pack(packing, new byte[GelfDatagram.MaxMessageBytes]))!.Value.Length.ShouldBe(GelfDatagram.MaxMessageBytes);
        GelfDatagram.Unpack(Pack(packing, new byte[GelfDatagram.MaxMessageBytes + 1])).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"short_message": 5}""")]
    [InlineData("""{"short_message": "\ud800"}""")]
    [InlineData("""{"short_message": "a", "b": [[[[[[[[[[]]]]]]]]]]}""")]
    [InlineData("\u001f\u008bnonsense")]
    [InlineData("\u0078\u009cnonsense")]
    public void A_malformed_message_is_rejected(string text) => Read(Encoding.Latin1.GetBytes(text)).ShouldBeNull();

    [Theory]
    [InlineData("\"../7\"")]
    [InlineData("\"/etc\"")]
    [InlineData("\"7\\u0000\"")]
    [InlineData("-7")]
    [InlineData("7.5")]
    [InlineData("99999999999999999999999")]
    public void An_id_that_is_not_a_number_is_ignored(string id) =>
        GelfMessage.Parse(Encoding.UTF8.GetBytes($$"""{"short_message":"x","_zoe_service_id":{{id}}}"""))!.ServiceId.ShouldBeNull();

    [Fact]
    public void Parts_make_a_message_in_any_order_and_with_others_in_between()
    {
        var chunks = new GelfChunks(_clock);
        var (first, second) = (Split(1, "abcdef", 3), Split(2, "uvwxyz", 3));
        foreach (var part in new[] { first[2], second[1], first[0], second[2] })
        {
            chunks.TryAdd(IPAddress.Loopback, part, out var none).ShouldBeTrue();
            none.ShouldBeNull();
        }

        chunks.TryAdd(IPAddress.Loopback, first[1], out var whole).ShouldBeTrue();
        Encoding.UTF8.GetString(whole!.Value.Span).ShouldBe("abcdef");
        chunks.TryAdd(IPAddress.Loopback, second[0], out whole).ShouldBeTrue();
        Encoding.UTF8.GetString(whole!.Value.Span).ShouldBe("uvwxyz");
        chunks.Count.ShouldBe(0);
    }

    [Fact]
    public void Parts_of_different_senders_are_not_mixed()
    {
        var chunks = new GelfChunks(_clock);
        var parts = Split(1, "abcdef", 2);
        chunks.TryAdd(IPAddress.Loopback, parts[0], out _);
        chunks.TryAdd(IPAddress.Parse("10.0.0.1"), parts[1], out var message);
        message.ShouldBeNull();
    }

    [Fact]
    public void Incomplete_messages_are_dropped_after_five_seconds()
    {
        var chunks = new GelfChunks(_clock);
        var parts = Split(1, "abcdef", 2);
        chunks.TryAdd(IPAddress.Loopback, parts[0], out _);
        _clock.Advance(TimeSpan.FromSeconds(6));
        chunks.TryAdd(IPAddress.Loopback, parts[1], out var message).ShouldBeTrue();
        message.ShouldBeNull();
        chunks.Dropped.ShouldBe(1);
    }

    [Fact]
    public void Incomplete_messages_are_limited_in_number_and_in_bytes()
    {
        var chunks = new GelfChunks(_clock);
        for (var id = 0; id < 5000; id++) chunks.TryAdd(IPAddress.Loopback, Split(id, "abcdef", 2)[0], out _);
        chunks.Count.ShouldBeLessThanOrEqualTo(GelfChunks.MaxPending);

        var large = new GelfChunks(_clock);
        for (var id = 0; id < 1000; id++) large.TryAdd(IPAddress.Loopback, Split(id, new string('x', 120_000), 2)[0], out _);
        (large.Count * 60_000L).ShouldBeLessThanOrEqualTo(GelfChunks.MaxBytes + 60_000);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 129)]
    [InlineData(2, 2)]
    [InlineData(200, 128)]
    public void Malformed_parts_are_rejected(byte number, byte count)
    {
        var part = Split(1, "abcdef", 2)[0];
        (part[10], part[11]) = (number, count);
        new GelfChunks(_clock).TryAdd(IPAddress.Loopback, part, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_repeated_or_inconsistent_part_is_rejected()
    {
        var chunks = new GelfChunks(_clock);
        var parts = Split(1, "abcdef", 3);
        chunks.TryAdd(IPAddress.Loopback, parts[0], out _).ShouldBeTrue();
        chunks.TryAdd(IPAddress.Loopback, parts[0], out _).ShouldBeFalse();
        parts[1][11] = 4;
        chunks.TryAdd(IPAddress.Loopback, parts[1], out _).ShouldBeFalse();
        chunks.TryAdd(IPAddress.Loopback, parts[2].AsSpan(0, GelfChunks.HeaderBytes), out _).ShouldBeFalse();
    }

    [Fact]
    public void No_datagram_makes_it_throw()
    {
        var chunks = new GelfChunks(_clock);
        var seeds = new[] { "plain", "gzip", "zlib" }.Select(packing => Pack(packing, Encoding.UTF8.GetBytes(Json)))
            .Concat(Split(1, Json, 3)).ToArray();
        var damaged =
            from seed in Gen.Elements(seeds)
            from noise in ArbMap.Default.GeneratorFor<byte[]>()
            from at in Gen.Choose(0, seed.Length)
            from kept in Gen.Choose(0, seed.Length)
            select seed[..at].Concat(noise).Concat(seed[Math.Min(at, kept)..]).ToArray();
        var anything = Gen.OneOf(damaged, ArbMap.Default.GeneratorFor<byte[]>());
        var survives = Prop.ForAll(Arb.From(anything), datagram =>
        {
            ReadOnlyMemory<byte>? payload = datagram;
            if (GelfChunks.IsChunk(datagram) && !chunks.TryAdd(IPAddress.Loopback, datagram, out payload)) return;
            if (payload is { } whole) Read(whole.ToArray());
        });
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(20_000), survives);
    }

    private static GelfMessage? Read(byte[] datagram) =>
        GelfDatagram.Unpack(datagram) is { } json ? GelfMessage.Parse(json) : null;

    private static byte[] Pack(string packing, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "zlib" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new BufferedStream(packed, 1),
        })
        {
            stream.Write(bytes);
            stream.Flush();
            if (stream is BufferedStream) return packed.ToArray();
        }

        return packed.ToArray();
    }

    private static byte[][] Split(long id, string text, int count)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var size = (bytes.Length + count - 1) / count;
        return
        [
            .. Enumerable.Range(0, count).Select(number => (byte[])
            [
                0x1e, 0x0f, .. BitConverter.GetBytes(id), (byte)number, (byte)count,
                .. bytes.Skip(number * size).Take(size),
            ]),
        ];
    }
}
