namespace Switchboard.AppHost.Orchestration;

/// <summary>A resource while it is being described.</summary>
internal sealed class ResourceBuilder<T>(T resource)
    where T : Resource
{
    public T Resource { get; } = resource;

    public ResourceBuilder<T> WaitFor<TOther>(ResourceBuilder<TOther> other)
        where TOther : Resource
    {
        Resource.DependOn(other.Resource);
        return this;
    }
}
