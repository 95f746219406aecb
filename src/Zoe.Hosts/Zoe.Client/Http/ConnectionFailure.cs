namespace Zoe.Client.Http;

/// <summary>Converts connection failures to <see cref="ZoeApiException"/>s without a status.</summary>
internal static class ConnectionFailure
{
    public static async Task<T> WrapAsync<T>(Func<Task<T>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException exception)
        {
            throw new ZoeApiException($"The server cannot be reached: {exception.Message}", exception);
        }
        catch (IOException exception)
        {
            throw new ZoeApiException($"The connection was lost: {exception.Message}", exception);
        }
        catch (TaskCanceledException exception) when (exception.InnerException is TimeoutException)
        {
            throw new ZoeApiException("The server did not respond in time.", exception);
        }
    }
}
