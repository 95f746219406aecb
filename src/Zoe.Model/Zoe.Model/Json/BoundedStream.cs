namespace Zoe.Model.Json;

/// <summary>Reads streams of unknown length up to a limit.</summary>
internal static class BoundedStream
{
    /// <summary>The whole content, or null when it is longer than <paramref name="limit"/> bytes.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        Stream stream, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[(int)Math.Min(16 * 1024, limit + 1L)];
        var length = 0;
        while (true)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0)
                return buffer.AsMemory(0, length);
            length += count;
            if (length > limit)
                return null;
            if (length == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limit + 1L));
        }
    }
}
