using Switchboard.Testing;

[assembly: AssemblyFixture(typeof(Deployment))]
