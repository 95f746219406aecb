using System.Collections.Immutable;
using System.Text.Json;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Body of several submissions: <c>{"executions": [{"application": {…}, "name": "…"}, …]}</c>.</summary>
/// <param name="Submissions">Each element, or why it is not valid.</param>
internal sealed record BatchRequest(ImmutableArray<(StartRequest? Submission, ApiException? Problem)> Submissions)
{
    /// <summary>Maximum number of submissions.</summary>
    public const int Limit = 1000;

    private const string Member = "executions";

    /// <summary>Parses the body; rejects one that is not a list of submissions. Its elements are checked each for itself.</summary>
    public static BatchRequest Parse(byte[] body)
    {
        using var document = StartRequest.ParseJson(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || document.RootElement.EnumerateObject().Select(member => member.Name).ToList() is not [Member]
            || document.RootElement.GetProperty(Member) is not { ValueKind: JsonValueKind.Array } elements)
        {
            throw new ApiException(
                StatusCodes.Status400BadRequest, $"The body must be an object with the one member {Member}, a list of submissions.");
        }

        var count = elements.GetArrayLength();
        if (count is 0 or > Limit)
        {
            throw new ApiException(
                StatusCodes.Status400BadRequest, $"The body has {count} submissions; it must have from 1 to {Limit}.");
        }

        return new BatchRequest([.. elements.EnumerateArray().Select((element, index) => Parse(element, body, index))]);
    }

    private static (StartRequest?, ApiException?) Parse(JsonElement element, byte[] body, int index)
    {
        try
        {
            return (StartRequest.Parse(element, body, $"/{Member}/{index}"), null);
        }
        catch (ApiException problem)
        {
            return (null, problem);
        }
    }
}
