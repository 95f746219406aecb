using Zoe.Model;

namespace Outside;

public sealed class ModelTests
{
    [Fact]
    public void A_description_is_parsed()
    {
        var result = ZAppReader.Read(Applications.Greeting);

        Assert.Empty(result.Diagnostics);
        Assert.Equal("greeter", Assert.Single(result.Value!.Services).Name);
    }

    [Fact]
    public void A_wrong_description_is_refused_with_all_its_problems()
    {
        var result = ZAppReader.Read(Applications.Greeting.Replace("\"size\": 1", "\"size\": -1").Replace("\"version\": 3", "\"version\": 9"));

        Assert.Null(result.Value);
        Assert.All(result.Diagnostics, problem => Assert.Equal(DiagnosticSeverity.Error, problem.Severity));
    }
}
