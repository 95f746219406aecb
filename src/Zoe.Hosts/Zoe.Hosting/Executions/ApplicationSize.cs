using Zoe.Model;

namespace Zoe.Hosting.Executions;

/// <summary>Estimates the memory of a ZApp and of the services that are created from it.</summary>
internal static class ApplicationSize
{
    private const long BytesPerInstance = 512;

    public static long Of(ZApp application)
    {
        long bytes = 1024;
        foreach (var service in application.Services)
        {
            bytes += 1024 + (BytesPerInstance * service.TotalCount) + (2L * (service.Command?.Length ?? 0));
            foreach (var (name, value) in service.Environment) bytes += 64 + (2L * (name.Length + value.Length));
        }

        return bytes;
    }
}
