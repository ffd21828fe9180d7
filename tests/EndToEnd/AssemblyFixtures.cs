[assembly: AssemblyFixture(typeof(Switchboard.EndToEnd.Stage))]
