using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Api.Values;

/// <summary>Reads bodies of requests, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>10 MiB: far more than any ZApp needs.</summary>
    public const int Limit = 10 * 1024 * 1024;

    /// <summary>
    /// Up to here a body that is too large is still received, and thrown away, so that its sender gets to read the
    /// answer; beyond it the connection is cut.
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
                $"The body has {length} bytes; at most {Limit} ({Limit >> 20} MiB) are taken.");
        }

        return body.ToArray();
    }
}
