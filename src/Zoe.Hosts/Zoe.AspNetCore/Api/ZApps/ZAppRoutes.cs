using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.Executions;
using Zoe.AspNetCore.Api.Values;
using Zoe.Client.Documents;
using Zoe.Hosting;
using Zoe.Hosting.Volumes;
using Zoe.Model;

namespace Zoe.AspNetCore.Api.ZApps;

/// <summary>
/// <c>POST zapp_validate</c>: stores nothing, requires no login. For users who are logged in, volumes are checked too;
/// anonymous requests skip that check, because its result would reveal folders of the host.
/// </summary>
internal static class ZAppRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("zapp_validate", ValidateAsync).AllowAnonymous();

    private static async Task<IResult> ValidateAsync(HttpRequest request, VolumePolicy volumes, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        using var _ = StartRequest.ParseJson(body);
        var result = ZAppReader.Read(body);
        if (!result.IsValid)
            throw ApplicationProblem.Create(result.Diagnostics, diagnostic => ApplicationProblem.Detail(diagnostic));
        if (request.HttpContext.User.Identity?.IsAuthenticated == true)
            await CheckVolumesAsync(volumes, result.Value, cancellationToken);
        return TypedResults.Json(
            new ValidationDocument("ok", [.. result.Diagnostics.Select(warning => ApplicationProblem.Detail(warning))]),
            ApiJson.Context.ValidationDocument);
    }

    private static async Task CheckVolumesAsync(VolumePolicy volumes, ZApp application, CancellationToken cancellationToken)
    {
        try
        {
            // A network file system may hang.
            await Task.Run(() => volumes.Check(application), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (VolumeRefusedException refusal)
        {
            throw new ApiException(
                StatusCodes.Status400BadRequest, refusal.Message, [new ProblemDetail("ZOE1086", refusal.Message, "/services", 0, 0)]);
        }
    }
}
