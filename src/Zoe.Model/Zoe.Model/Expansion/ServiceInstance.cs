namespace Zoe.Model.Expansion;

/// <summary>An instance of a service group, independent of an execution.</summary>
/// <param name="Name">The group and the counter, for example <c>worker0</c>.</param>
/// <param name="Index">The counter, from 0.</param>
/// <param name="Essential">True for the first <see cref="ZAppService.EssentialCount"/> instances of the group.</param>
/// <param name="Definition">The group's description.</param>
public sealed record ServiceInstance(string Name, int Index, bool Essential, ZAppService Definition);
