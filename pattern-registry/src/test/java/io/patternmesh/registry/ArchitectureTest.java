package io.patternmesh.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.patternmesh.registry",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheStoreTouchesTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("..store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hibernate..",
              "jakarta.persistence..",
              "io.vertx..sqlclient..",
              "io.vertx.pgclient..");

  @ArchTest
  static final ArchRule onlyTheDatabaseStartsPostgres =
      noClasses()
          .that()
          .resideOutsideOfPackage("..database..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.zonky..");

  @ArchTest
  static final ArchRule noOtherPartIsImported =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.patternmesh.agent..", "io.patternmesh.signaling..");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.patternmesh.registry.(*)..").should().beFreeOfCycles();
}
