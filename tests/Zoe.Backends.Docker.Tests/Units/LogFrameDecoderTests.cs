using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class LogFrameDecoderTests
{
    private static readonly byte[] Framed =
        [.. Frame(1, "one\n"), .. Frame(2, "two\n"), .. Frame(1, ""), .. Frame(0, "three")];

    [Fact]
    public void Frames_may_be_cut_at_every_byte()
    {
        for (var first = 0; first <= Framed.Length; first++)
        {
            for (var second = first; second <= Framed.Length; second++)
                Decode(Framed[..first], Framed[first..second], Framed[second..]).ShouldBe("one\ntwo\nthree");
        }
    }

    [Fact]
    public void Frames_may_arrive_byte_by_byte() =>
        Decode([.. Framed.Select(one => new[] { one })]).ShouldBe("one\ntwo\nthree");

    [Fact]
    public void Any_output_in_any_frames_comes_out_as_written() =>
        Prop.ForAll<NonNull<string>[]>(texts =>
            Decode([.. texts.SelectMany(text => Frame(1, text.Get))]) == string.Concat(texts.Select(text => Valid(text.Get))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_decoder_knows_whether_it_is_between_frames()
    {
        var decoder = new LogFrameDecoder();
        decoder.IsAtBoundary.ShouldBeTrue();
        var input = new ReadOnlyMemory<byte>(Framed, 0, 3);
        decoder.TryRead(ref input, out _).ShouldBeFalse();
        decoder.IsAtBoundary.ShouldBeFalse();
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(1, 7)]
    [InlineData((byte)'h', (byte)'e')]
    public void Output_without_frames_is_an_error(byte stream, byte padding)
    {
        var input = new ReadOnlyMemory<byte>([stream, padding, 0, 0, 0, 0, 0, 1, 1]);
        Should.Throw<InvalidDataException>(() => new LogFrameDecoder().TryRead(ref input, out _));
    }

    [Fact]
    public void The_engines_own_words_are_an_error_and_no_output()
    {
        byte[] framed = [.. Frame(1, "one\n"), .. Frame(3, "Error grabbing logs: invalid character\n")];
        for (var cut = 0; cut <= framed.Length; cut++)
        {
            Should.Throw<InvalidDataException>(() => Decode(framed[..cut], framed[cut..])).Message
                .ShouldBe("The engine could not read on: Error grabbing logs: invalid character");
        }
    }

    [Fact]
    public void Nothing_is_copied()
    {
        var bytes = Frame(1, "text");
        var input = new ReadOnlyMemory<byte>(bytes);
        new LogFrameDecoder().TryRead(ref input, out var output).ShouldBeTrue();
        bytes[8] = (byte)'n';
        Encoding.UTF8.GetString(output.Span).ShouldBe("next");
    }

    // Not every string of the generator is text that survives UTF-8.
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Frame(byte stream, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        var frame = new byte[8 + payload.Length];
        frame[0] = stream;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)payload.Length);
        payload.CopyTo(frame, 8);
        return frame;
    }

    private static string Decode(params byte[][] inputs)
    {
        var decoder = new LogFrameDecoder();
        using var all = new MemoryStream();
        foreach (var bytes in inputs)
        {
            var input = new ReadOnlyMemory<byte>(bytes);
            while (decoder.TryRead(ref input, out var output)) all.Write(output.Span);
        }

        decoder.IsAtBoundary.ShouldBeTrue();
        return Encoding.UTF8.GetString(all.ToArray());
    }
}
