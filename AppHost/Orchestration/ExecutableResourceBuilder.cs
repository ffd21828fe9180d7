namespace Switchboard.AppHost.Orchestration;

/// <summary>The words that describe a project or another executable.</summary>
internal static class ExecutableResourceBuilder
{
    public static ResourceBuilder<ExecutableResource> AddProject(this DistributedApplicationBuilder builder, string name, string assembly) =>
        builder.AddResource(new ExecutableResource(name, Path.GetDirectoryName(assembly)!, [Tool.Dotnet, assembly]));

    public static ResourceBuilder<ExecutableResource> WithReference(this ResourceBuilder<ExecutableResource> project, ResourceBuilder<DatabaseResource> database) =>
        project.WithEnvironment("ConnectionStrings__" + database.Resource.Name, () => database.Resource.AppConnectionString).WaitFor(database);

    public static ResourceBuilder<ExecutableResource> WithEnvironment(this ResourceBuilder<ExecutableResource> project, string name, string value) =>
        project.WithEnvironment(name, () => value);

    public static ResourceBuilder<ExecutableResource> WithEnvironment(this ResourceBuilder<ExecutableResource> project, string name, Func<string> value)
    {
        project.Resource.Environment[name] = value;
        return project;
    }

    public static ResourceBuilder<ExecutableResource> WithHttpEndpoint(this ResourceBuilder<ExecutableResource> project, int port)
    {
        project.Resource.Port = port;
        return project;
    }

    public static ResourceBuilder<ExecutableResource> WithHttpHealthCheck(this ResourceBuilder<ExecutableResource> project, string path)
    {
        project.Resource.HealthPath = path;
        return project;
    }

    public static ResourceBuilder<ExecutableResource> WithReplicas(this ResourceBuilder<ExecutableResource> project, int count)
    {
        project.Resource.Replicas = count;
        return project;
    }
}
