using System.Globalization;
using Zoe.Backends;
using Zoe.Client.Documents;
using Zoe.Hosting;
using Zoe.Hosting.Disks;
using Zoe.Hosting.Store;

namespace Zoe.AspNetCore.Api.Errors;

/// <summary>Converts exceptions to error responses; details of unexpected ones are only logged.</summary>
internal sealed partial class ApiErrorMiddleware(RequestDelegate next, ILogger<ApiErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            await DescribeBareStatusAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, message, details) = Translate(exception);
            if (status == StatusCodes.Status500InternalServerError)
                LogUnexpected(logger, exception, context.Request.Method, context.Request.Path);
            if (exception is EngineBusyException busy)
                context.Response.Headers.RetryAfter = ((int)busy.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            if (exception is StoreUnavailableException && context.RequestServices.GetRequiredService<IDiskSpace>().Check() is { } full)
                message = full;
            await ApiErrors.WriteAsync(context, status, message, details);
        }
    }

    /// <summary>Status and message of an exception for the client.</summary>
    public static (int Status, string Message, IReadOnlyList<ProblemDetail> Details) Translate(Exception exception) =>
        exception switch
        {
            ApiException api => (api.Status, api.Message, api.Details),
            ExecutionNotFoundException => (StatusCodes.Status404NotFound, exception.Message, []),
            ExecutionStateException or VolumeRefusedException or LimitExceededException or InvalidSubmissionException =>
                (StatusCodes.Status400BadRequest, exception.Message, []),
            IdempotencyKeyException => (StatusCodes.Status422UnprocessableEntity, exception.Message, []),
            QuotaExceededException => (StatusCodes.Status409Conflict, exception.Message, []),
            UnreadableExecutionException => (StatusCodes.Status409Conflict, exception.Message, []),
            EngineStoppedException or EngineBusyException or StoreUnavailableException =>
                (StatusCodes.Status503ServiceUnavailable, exception.Message, []),
            BackendException => (StatusCodes.Status503ServiceUnavailable, exception.Message, []),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message, []),
            _ => (StatusCodes.Status500InternalServerError, "Internal server error; see the server's log.", []),
        };

    /// <summary>Adds a body to the bare 404 and 405 responses of routing.</summary>
    private static Task DescribeBareStatusAsync(HttpContext context)
    {
        if (context.Response.HasStarted || context.Response.ContentLength is not null) return Task.CompletedTask;
        var (method, path, pathBase) = (context.Request.Method, context.Request.PathBase + context.Request.Path, context.Request.PathBase);
        return context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ApiErrors.WriteAsync(
                context, StatusCodes.Status404NotFound, $"There is nothing at {path}; the API is at {pathBase}{ApiRoutes.Base}/."),
            StatusCodes.Status405MethodNotAllowed => ApiErrors.WriteAsync(
                context, StatusCodes.Status405MethodNotAllowed,
                $"{path} does not support {method}; allowed: {context.Response.Headers.Allow}."),
            _ => Task.CompletedTask,
        };
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Path} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string method, string path);
}
