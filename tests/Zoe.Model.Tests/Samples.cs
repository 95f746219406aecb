namespace Zoe.Model.Tests;

/// <summary>Valid documents as a base for test cases.</summary>
internal static class Samples
{
    public static ZApp ZApp(params ReadOnlySpan<ZAppService> services) => new()
    {
        Name = "my-app",
        WillEnd = true,
        Size = 10,
        Services = [.. services],
    };

    public static ZAppService Service(string name) => new()
    {
        Name = name,
        Image = "registry:5000/app:1.0",
        Monitor = true,
        TotalCount = 1,
        EssentialCount = 1,
        Resources = new ZAppResources { Memory = default, Cores = default },
        StartupOrder = 0,
    };
}
