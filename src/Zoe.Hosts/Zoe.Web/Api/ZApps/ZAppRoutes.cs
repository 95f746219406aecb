using Zoe.Model;

namespace Zoe.Web;

/// <summary><c>POST zapp_validate</c>: needs no login and stores nothing.</summary>
internal static class ZAppRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("zapp_validate", ValidateAsync);

    private static async Task<IResult> ValidateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        using var _ = StartRequest.ParseJson(body);
        var result = ZAppReader.Read(body);
        if (!result.IsValid)
            throw ApplicationProblem.Create(result.Diagnostics, diagnostic => ProblemDetail.From(diagnostic));
        return TypedResults.Json(
            new ValidationDocument("ok", [.. result.Diagnostics.Select(warning => ProblemDetail.From(warning))]),
            ApiJson.Context.ValidationDocument);
    }
}
