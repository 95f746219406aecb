using System.Reflection;
using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Tests.Engines;

/// <summary>An engine that never marks a container as out of memory, as one that learns of its end first.</summary>
public class ForgetfulEngine : DispatchProxy
{
    private IDockerEngine _engine = null!;

    internal static IDockerEngine Around(IDockerEngine engine)
    {
        var forgetful = Create<IDockerEngine, ForgetfulEngine>();
        ((ForgetfulEngine)(object)forgetful)._engine = engine;
        return forgetful;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        var answer = targetMethod.Invoke(_engine, args);
        return targetMethod.Name == nameof(IDockerEngine.InspectContainerAsync)
            ? ForgetAsync((Task<ContainerInspectResponse>)answer!)
            : answer;
    }

    private static async Task<ContainerInspectResponse> ForgetAsync(Task<ContainerInspectResponse> answer)
    {
        var container = await answer;
        container.State!.OOMKilled = false;
        return container;
    }
}
