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

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, Limit));
        var buffer = new byte[16 * 1024];
        var length = 0L;
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            length += read;
            if (length <= Limit) body.Write(buffer, 0, read);
        }

        if (length > Limit)
        {
            throw new ApiException(StatusCodes.Status413PayloadTooLarge,
                $"The body has {length} bytes; at most {Limit} ({Limit >> 20} MiB) are allowed.");
        }

        return body.ToArray();
    }
}
