using Microsoft.AspNetCore.Http.HttpResults;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.Values;
using Zoe.AspNetCore.Authentication;
using Zoe.Client.Documents;
using Zoe.Hosting;
using Zoe.Hosting.Disks;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary><c>POST execution/batch</c>: many submissions in one request, with one result for each, in their order.</summary>
internal static class BatchRoute
{
    public static async Task<JsonHttpResult<BatchDocument>> StartAsync(
        HttpContext context, IExecutions executions, IDiskSpace disks, CancellationToken cancellationToken)
    {
        if (disks.Problem is { } full) throw new ApiException(StatusCodes.Status503ServiceUnavailable, full);
        var request = BatchRequest.Parse(await RequestBody.ReadAsync(context.Request, cancellationToken));
        var owner = CurrentUser.Require(context);
        var valid = request.Submissions
            .Select(one => one.Submission).OfType<StartRequest>()
            .Select(one => one.ToSubmission(owner)).ToList();
        var submitted = await executions.SubmitAllAsync(valid, cancellationToken);
        var results = new List<BatchResultDocument>(request.Submissions.Length);
        var next = 0;
        foreach (var (_, problem) in request.Submissions)
            results.Add(problem is null ? Describe(submitted[next++]) : new BatchResultDocument(null, problem.Message, problem.Details));
        return TypedResults.Json(new BatchDocument(results), ApiJson.Context.BatchDocument);
    }

    private static BatchResultDocument Describe(SubmissionResult result)
    {
        if (result.Execution is { } execution) return new BatchResultDocument(execution.Id);
        var (status, message, details) = ApiErrorMiddleware.Translate(result.Rejection!);
        return status < StatusCodes.Status500InternalServerError
            ? new BatchResultDocument(null, message, details)
            : throw result.Rejection!;
    }
}
