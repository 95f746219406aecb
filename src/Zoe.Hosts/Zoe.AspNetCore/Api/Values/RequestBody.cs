using System.Buffers;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Api.Values;

/// <summary>Reads request bodies up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>10 MiB: far more than any ZApp needs.</summary>
    public const int Limit = 10 * 1024 * 1024;

    /// <summary>
    /// Up to this size a body that is too large is drained, so that the client can read the response; beyond it the
    /// connection is closed.
    /// </summary>
    public const int DrainLimit = 64 * 1024 * 1024;

    private const int FirstBuffer = 4096;

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new byte[Math.Clamp(request.ContentLength ?? FirstBuffer, 0, Limit)];
        var length = 0L;
        while (true)
        {
            var result = await request.BodyReader.ReadAsync(cancellationToken);
            var end = length + result.Buffer.Length;
            if (end <= Limit)
            {
                if (end > body.Length) Array.Resize(ref body, (int)Math.Min(Math.Max(2L * body.Length, end), Limit));
                result.Buffer.CopyTo(body.AsSpan((int)length));
            }

            length = end;
            request.BodyReader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted) break;
        }

        if (length > Limit)
        {
            throw new ApiException(StatusCodes.Status413PayloadTooLarge,
                $"The body has {length} bytes; at most {Limit} ({Limit >> 20} MiB) are allowed.");
        }

        if (length < body.Length) Array.Resize(ref body, (int)length);
        return body;
    }
}
