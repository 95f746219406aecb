using System.Globalization;
using Zoe.Backends;
using Zoe.Client.Documents;
using Zoe.Hosting;
using Zoe.Hosting.Disks;
using Zoe.Hosting.Store;

namespace Zoe.AspNetCore.Api.Errors;

/// <summary>Turns exceptions into refusals; what nobody foresaw is logged and tells the outside nothing.</summary>
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
            // Whoever asked has left; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, message, details) = Translate(exception);
            if (status == StatusCodes.Status500InternalServerError)
                LogUnexpected(logger, exception, context.Request.Method, context.Request.Path);
            if (exception is EngineBusyException busy)
                context.Response.Headers.RetryAfter = ((int)busy.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            if (exception is StoreUnavailableException && context.RequestServices.GetRequiredService<IDiskRoom>().Check() is { } full)
                message = full;
            await ApiErrors.WriteAsync(context, status, message, details);
        }
    }

    private static (int Status, string Message, IReadOnlyList<ProblemDetail> Details) Translate(Exception exception) =>
        exception switch
        {
            ApiException api => (api.Status, api.Message, api.Details),
            ExecutionNotFoundException => (StatusCodes.Status404NotFound, exception.Message, []),
            ExecutionStateException or VolumeRefusedException or LimitExceededException or InvalidSubmissionException =>
                (StatusCodes.Status400BadRequest, exception.Message, []),
            UnreadableExecutionException => (StatusCodes.Status409Conflict, exception.Message, []),
            EngineStoppedException or EngineBusyException or StoreUnavailableException =>
                (StatusCodes.Status503ServiceUnavailable, exception.Message, []),
            BackendException => (StatusCodes.Status503ServiceUnavailable, exception.Message, []),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message, []),
            _ => (StatusCodes.Status500InternalServerError, "Something went wrong in the server; its log says what.", []),
        };

    /// <summary>Routing answers unknown paths and methods with a bare status: say it in words.</summary>
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
                $"{path} does not do {method}; it does {context.Response.Headers.Allow}."),
            _ => Task.CompletedTask,
        };
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Path} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string method, string path);
}
