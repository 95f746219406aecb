namespace Zoe.Client.Tests;

/// <summary>The code of the package's README; <see cref="ReadmeTests"/> runs it and compares the two.</summary>
internal static class ReadmeSample
{
    public static async Task RunAsync(string address, string password, string file, Stream output)
    {
        // <readme>
        using var zoe = ZoeClient.Create(new ZoeClientOptions
        {
            Address = new Uri(address),
            UserName = "admin",
            Password = password,
        });

        var id = await zoe.SubmitAsync("first", File.ReadAllText(file));
        await foreach (var execution in zoe.WatchAsync(id))
            Console.WriteLine($"{execution.Status} {execution.WaitReason}");

        foreach (var service in (await zoe.GetExecutionAsync(id)).Services)
        {
            await foreach (var chunk in zoe.ReadLogAsync(service))
                await output.WriteAsync(chunk.Bytes);
        }
        // </readme>
    }
}
